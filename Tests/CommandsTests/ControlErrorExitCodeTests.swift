import Control
import Testing

@testable import Commands

@Suite struct ControlErrorExitCodeTests {
    @Test(arguments: [
        (ControlError.nobodyListens("/s"), ExitCode.daemonNotRunning, "no_daemon"),
        (.goneBeforeAnswer, .daemonNotRunning, "daemon_gone"),
        (.timedOut(after: .seconds(1), wasAsked: true), .timedOut, "timed_out"),
        (.otherUser(uid: 7), .notPermitted, "not_private"), (.refused(detail: "x"), .refusedByState, "refused"),
        (.otherProtocol(detail: "x"), .refusedByState, "other_version"), (.notObject, .failed, "failed"),
    ])
    func eachEndsACommandInItsWay(error: ControlError, exitCode: ExitCode, code: String) {
        #expect(CommandError.control(error).exitCode == exitCode)
        #expect(CommandError.control(error).code == code)
        #expect(CommandError.control(error).description == error.description)
        #expect(CommandError.control(error).hint == error.hint)
    }
}
