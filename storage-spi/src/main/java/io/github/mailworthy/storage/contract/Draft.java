package io.github.mailworthy.storage.contract;

/** A rule before it is known on which kind of row it is tried. */
record Draft<T>(String id, String says, Body<T> body) {
    interface Body<T> {
        void check(Scene<T> scene) throws Exception;
    }

    Rule with(Sample<T> sample) {
        return new Rule(id + sample.suffix(), says + sample.on(), storage -> {
            Scene<T> scene = new Scene<>(new Answering(storage), sample);
            try {
                body.check(scene);
            } catch (Exception | AssertionError e) {
                tidyAfter(e, scene);
                throw e;
            }
            scene.tidy();
        });
    }

    /** So that a rule which is broken leaves nothing behind that breaks the next; a store may well hang by now. */
    private static void tidyAfter(Throwable first, Scene<?> scene) {
        try {
            Crowd.together(1, thread -> scene.tidy());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            first.addSuppressed(e);
        }
    }
}
