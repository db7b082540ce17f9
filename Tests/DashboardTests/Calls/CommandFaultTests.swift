import Asking
import Platform
import Testing

@testable import Dashboard

@Suite struct CommandFaultTests {
    private func exit(_ code: Int32) -> CommandEnd { .exited(.exited(code: code)) }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func whatTheCommandSaysOfItselfIsTold() {
        let remarks = bytes(
            "noise\n{\"error\":{\"code\":\"not_found\",\"message\":\"no task \\\"x\\\"\",\"hint\":\"look\"}}\n"
        )
        let problem = CommandFault.problem(exit(4), remarks: remarks, hasRows: false)
        #expect(problem?.status == .notFound && problem?.detail == "no task \"x\"" && problem?.hint == "look")
    }

    @Test func anAnswerIsAnAnswerWhateverItsCodeSays() {
        #expect(CommandFault.problem(exit(0), remarks: [], hasRows: false) == nil)
        #expect(CommandFault.problem(.cut, remarks: [], hasRows: false) == nil)
        #expect(CommandFault.problem(exit(5), remarks: [], hasRows: true) == nil)
        #expect(CommandFault.problem(exit(3), remarks: bytes("{\"error\":{}}"), hasRows: true) == nil)
        #expect(CommandFault.problem(exit(3), remarks: [], hasRows: false) != nil)
    }

    @Test(arguments: [
        ("not_found", 404), ("gone", 410), ("refused", 409), ("ambiguous", 409), ("no_daemon", 503),
        ("not_permitted", 403), ("timed_out", 504), ("bad_request", 400), ("unknown_option", 400), ("failed", 422),
    ])
    func eachCodeHasItsStatus(_ code: String, _ status: Int) {
        #expect(CommandFault.status(of: code).rawValue == status)
    }

    @Test func whatWentWrongWithoutAWordIsNotTheVisitorsFault() {
        #expect(CommandFault.problem(exit(1), remarks: bytes("{"), hasRows: false)?.status == .internalError)
        #expect(CommandFault.problem(.timedOut, remarks: [], hasRows: true)?.status == .gatewayTimeout)
        #expect(CommandFault.problem(.notStarted("no room"), remarks: [], hasRows: false)?.detail == "no room")
    }

    @Test func wordsForPeopleAreReadToo() {
        let problem = CommandFault.plainProblem(exit(4), remarks: bytes("roost: no task \"x\"\n  roost task list\n"))
        #expect(
            problem?.status == .notFound && problem?.detail == "no task \"x\"" && problem?.hint == "roost task list"
        )
        #expect(CommandFault.plainProblem(exit(0), remarks: bytes("roost: by the way\n")) == nil)
    }
}
