import Domain
import Glibc
import Journal
import Platform
import TestSupport

/// Lives the life of a run in a home, and says on standard output what is done once it is done. With a pace it lives in
/// real time, so that a person can look on.
enum LifeCommand: TestbedCommand {
    static let name = "life"
    static let usage =
        "HOME [--seed S] [--steps N] [--attempt N] [--pace MILLISECONDS] [--fault kill:[write:]N:before|half|after]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let plan = LifePlan(
            seed: try arguments.number("--seed", default: 1),
            stepCount: try arguments.number("--steps", default: LifePlan.stepCountUsual)
        )
        let attempt = try arguments.number("--attempt", default: 1)
        let pace = try arguments.number("--pace", default: 0)
        let disk = try arguments.disk()
        let home = HomePaths(root: try arguments.next("a home"))
        try arguments.end()
        let standing = ManualClock()
        var life = RunLife(
            plan,
            in: home,
            disk: disk,
            clock: pace > 0 ? SystemClock() : standing,
            pass: { if pace > 0 { usleep(UInt32(pace) * 1_000) } else { standing.advance(by: $0) } },
            acknowledge: { output.line($0.line) }
        )
        try life.live(attempt: attempt)
        return 0
    }
}
