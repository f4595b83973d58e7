package io.github.mailworthy.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** {@link BuildingBenchmark} in CPU time of the thread, which other work on the machine disturbs less than the time that passes. */
public final class BuildingCost {
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 15;
    private static final int MESSAGES = 1_000;

    private BuildingCost() {}

    /** Prints the medians. */
    public static void main(String[] args) throws GeneralSecurityException {
        BuildingBenchmark benchmark = new BuildingBenchmark();
        benchmark.start();
        List<Supplier<Object>> works =
                List.of(benchmark::bareSignature, benchmark::throughTheGate, benchmark::throughTheGateUnsigned);
        double[][] micros = new double[works.size()][ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (int work = 0; work < works.size(); work++) {
                double cost = microsEach(works.get(work));
                if (round >= 0) {
                    micros[work][round] = cost;
                }
            }
        }
        double[] medians = Arrays.stream(micros)
                .mapToDouble(rounds -> Arrays.stream(rounds).sorted().toArray()[ROUNDS / 2])
                .toArray();
        System.out.printf(
                "µs of CPU: bare signature %.0f, a message of 10 kB through the gate %.0f (%.0f more), the same without"
                        + " the signature %.0f%n",
                medians[0], medians[1], medians[1] - medians[0], medians[2]);
    }

    private static double microsEach(Supplier<Object> work) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        for (int i = 0; i < MESSAGES; i++) {
            if (work.get() == null) {
                throw new IllegalStateException("never");
            }
        }
        return (cpu.getCurrentThreadCpuTime() - start) / 1e3 / MESSAGES;
    }
}
