package io.github.mailworthy.storage.contract;

/** A rule before it is known on which kind of row it is tried. */
record Draft<T>(String id, String says, Body<T> body) {
    interface Body<T> {
        void check(Scene<T> scene) throws Exception;
    }

    Rule with(Sample<T> sample) {
        return new Rule(id + sample.suffix(), says + sample.on(), storage -> {
            Scene<T> scene = new Scene<>(storage, sample);
            body.check(scene);
            scene.tidy();
        });
    }
}
