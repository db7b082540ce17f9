import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct ShimFixtureTests {
    @Test func whatItLaunchesIsAPreparedRunInItsHome() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo $A $ROOST_RUN_DIR"], environment: ["A=1"]) { plan in
            plan.timeoutSeconds = 50
        }
        _ = try shim.end()
        #expect(shim.paths.directory.hasPrefix(fixture.home.root))
        #expect(try shim.text() == "1 \(shim.paths.directory)\n")
        let plan = try LaunchPlan(parsing: try SystemDisk().readAll(shim.paths.launch, bytesMax: 1 << 20))
        #expect(plan.timeoutSeconds == 50)
        #expect(plan.environmentNames == ["A", "ROOST_RUN", "ROOST_RUN_DIR"])
    }

    @Test func aHomeOfSomebodyElseStays() throws {
        let home = try TemporaryHome()
        do {
            let fixture = ShimFixture(home: home.path)
            _ = try fixture.launch(["/bin/true"]).end()
        }
        #expect(try !SystemDisk().list(home.path).isEmpty)
    }

    @Test func whatIsNoRunIsAdoptedByNobody() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.adopt(RunPaths(directory: "\(fixture.home.root)/nothing"))
        #expect(try shim.word().hasPrefix("failed "))
        _ = try shim.end()
    }
}
