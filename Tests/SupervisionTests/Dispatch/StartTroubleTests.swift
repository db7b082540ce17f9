import Domain
import Git
import Journal
import Platform
import Runs
import Testing

@testable import Supervision

@Suite struct StartTroubleTests {
    private static let full = PlatformError.system(operation: "write", subject: "x", errno: .noSpace)
    private static let broken = PlatformError.system(operation: "write", subject: "x", errno: .inputOutput)

    @Test func whatPassesByItselfIsAMatterOfRoom() {
        let errors: [SupervisionError] = [
            .platform(Self.full), .journal(.disk(Self.full)), .runs(.platform(Self.full)),
            .git(.platform(Self.full)), .repositoryBusy("/r", after: .seconds(1)),
            .roomMissing("/t", free: ByteCount(bytes: 1), needed: ByteCount(bytes: 2)),
            .runs(.tooFewDescriptors(limit: 1, needed: 2)),
        ]
        for error in errors { #expect(StartTrouble(error).failure == .resources, "\(error)") }
    }

    @Test func whatAPersonMustMendIsFoundBeforeTheStart() {
        let errors: [SupervisionError] = [
            .git(.notRepository("/r")), .baseMissing("main", repository: "/r"),
            .runs(.agentUnknown("x", known: [])), .runs(.agentLoggedOut("claude", hint: "log in")),
            .runs(.programMissing("claude", searched: [])),
        ]
        for error in errors { #expect(StartTrouble(error).failure == .preflight, "\(error)") }
    }

    @Test func theRestIsTheStartItself() {
        for error in [SupervisionError.platform(Self.broken), .runs(.shimDied(run: "run-1"))] {
            #expect(StartTrouble(error).failure == .spawn)
        }
    }

    @Test func whatCanBeDoneIsToldToo() {
        #expect(
            StartTrouble(RunsError.agentLoggedOut("claude", hint: "log in: claude")).why.hasSuffix("(log in: claude)")
        )
    }
}
