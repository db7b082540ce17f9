import TestSupport
import Testing

@testable import Commands

@Suite struct RunDiffTableTests {
    @Test func onlyWhatDiffersIsShownWhereThatIsWanted() throws {
        let home = try StoryHome(for: "RunDiffTableTests")
        let all = try home.roost("run", "diff", "run-1", "run-2").stdout.split(separator: "\n")
        let differing = try home.roost("run", "diff", "run-1", "run-2", "--differing").stdout.split(separator: "\n")
        #expect(all.contains { $0.hasPrefix("run   task ") } && !differing.contains { $0.hasPrefix("run   task ") })
        #expect(differing.contains { $0.hasPrefix("run   model ") })
    }
}
