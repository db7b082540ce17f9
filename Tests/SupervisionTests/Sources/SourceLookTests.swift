import Domain
import JSON
import Journal
import Platform
import Runs
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct SourceLookTests {
    private func look(_ setup: SourceSetup, at home: String) throws -> SourceLook {
        let environment = Environment(["PATH": Environment.current()["PATH"] ?? "/usr/bin:/bin", "HOME": home])
        let shims = ShimStart(program: "/bin/true", processes: SystemProcesses(), caller: environment)
        return SourceLook(
            setup,
            DispatchPlace(home: HomePaths(root: home), environment: environment, shims: shims)
        )
    }

    @Test func theCheckoutIsTheRepositoryThatItIsIn() throws {
        let repository = try ScratchRepository()
        var setup = SourceSetup("inbox", .folder)
        setup.path = repository.root
        setup.checkout = repository.path("folder")
        var look = try look(setup, at: repository.scratch.path("home"))
        let findings: SourceFindings = try look.findings(awaited: [], isTrial: true)
        #expect(findings.repository == repository.root)
        #expect(findings.items.map(\.task.text) == ["inbox-one"])
    }

    @Test func aCheckoutThatIsNoneIsTold() throws {
        try TemporaryHome.with { home in
            var setup = SourceSetup("inbox", .folder)
            setup.path = home.path
            setup.checkout = home.path
            var look = try look(setup, at: home.path)
            var found: SourceTrouble?
            do throws(SourceTrouble) { _ = try look.findings(awaited: []) } catch { found = error }
            #expect(found?.text.hasPrefix("sources.inbox.checkout: ") == true)
            #expect(found?.isPassing == false)
        }
    }

    @Test func eachKindOfSourceSaysWhatItFinds() throws {
        try TemporaryHome.with { home in
            let setup = SourceSetup("mine", .github)
            let shims = ShimStart(program: "/bin/true", processes: SystemProcesses(), caller: Environment([:]))
            let place = DispatchPlace(home: HomePaths(root: home.path), environment: Environment([:]), shims: shims)
            let source = WatchedSource(setup, place)
            #expect(source.foundType == "issue_detected" && source.triggerSource == "github")
            let state: SourceState = source.state(at: SystemClock().now().monotonic)
            #expect(state.json["state"] == "waiting" && state.json["failures"] == nil)
            #expect(!state.isBackingOff)
        }
    }
}
