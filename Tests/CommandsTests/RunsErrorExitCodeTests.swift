import Journal
import Platform
import Runs
import Testing

@testable import Commands

@Suite struct RunsErrorExitCodeTests {
    private let refusal = PlatformError.system(operation: "open", subject: "/x", errno: .accessDenied)

    @Test func aCommandEndsByWhatWentWrong() {
        let cases: [(RunsError, ExitCode)] = [
            (.programMissing("x", searched: []), .programMissing),
            (.interpreterMissing("x", script: "y"), .programMissing),
            (.programIsFolder("x"), .notExecutable), (.programNotExecutable("x"), .notExecutable),
            (.folderMissing("x"), .notFound), (.homeOpen("x", mode: 0o755), .notPermitted),
            (.notHome("x"), .notPermitted), (.keyOpen("x"), .notPermitted),
            (.badVariable("x"), .usage), (.nothingToRun, .usage),
            (.shimDied(run: "x"), .failed), (.platform(refusal), .notPermitted),
            (.journal(.disk(refusal)), .notPermitted), (.journal(.torn(file: "x")), .failed),
        ]
        for (error, code) in cases { #expect(CommandError.runs(error).exitCode == code, "\(error)") }
    }

    @Test func aProgramTellsThemApartByAWord() {
        #expect(CommandError.runs(.programMissing("x", searched: [])).code == "program_missing")
        #expect(CommandError.runs(.homeOpen("x", mode: 0o755)).code == "not_private")
        #expect(CommandError.runs(.shimDied(run: "x")).code == "not_launched")
        #expect(CommandError.runs(.shimLost(run: "x")).code == "launch_unknown")
        #expect(CommandError.timedOut("x", hint: nil).code == "timed_out")
        #expect(CommandError.timedOut("x", hint: nil).exitCode == .timedOut)
    }
}
