import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct VerdictPolicyTests {
    private func policy(_ lines: String) throws -> VerdictPolicy {
        try TemporaryHome.with { home in
            try SystemDisk().replaceFile(home.path("config.toml"), with: Array(lines.utf8))
            return VerdictPolicy(try Settings.load(home: home.path, environment: Environment([:]), on: SystemDisk()))
        }
    }

    private func verdict(_ kind: VerdictKind, _ confidence: Confidence = .likely) -> Verdict {
        Verdict(kind, cause: .apiSilence, since: WallTime(nanoseconds: 0), confidence: confidence)
    }

    @Test(arguments: VerdictKind.allCases)
    func nothingIsDoneByItselfButToTellPeople(kind: VerdictKind) throws {
        let policy = try policy("")
        let due = policy.due(verdict(kind), heldFor: .seconds(86_400), done: [])
        #expect(due == (kind.need <= .look ? [.notify] : []))
        #expect(policy.notifies(of: verdict(kind)) == (kind.need <= .look))
    }

    @Test func whatIsWantedIsDoneOnceAndWhenItHasHeld() throws {
        let policy = try policy("[policy]\npatience = \"2m\"\nstalled = [\"notify\", \"checkpoint\", \"retry\"]\n")
        let stalled = verdict(.stalled)
        #expect(policy.due(stalled, heldFor: .seconds(1), done: []) == [.notify])
        #expect(policy.nextDue(stalled, heldFor: .seconds(1), done: [.notify]) == .seconds(119))
        #expect(policy.due(stalled, heldFor: .seconds(120), done: [.notify]) == [.checkpoint, .retry])
        #expect(policy.due(stalled, heldFor: .seconds(900), done: [.notify, .checkpoint, .retry]).isEmpty)
        #expect(policy.nextDue(stalled, heldFor: .seconds(1), done: [.notify, .checkpoint, .retry]) == nil)
    }

    @Test func aGuessStopsNobody() throws {
        let policy = try policy("[policy]\npatience = \"0s\"\nquiet = [\"stop\"]\n")
        #expect(policy.due(verdict(.quiet, .guess), heldFor: .seconds(900), done: []).isEmpty)
        #expect(policy.nextDue(verdict(.quiet, .guess), heldFor: .zero, done: []) == nil)
        #expect(policy.due(verdict(.quiet), heldFor: .zero, done: []) == [.stop])
    }
}
