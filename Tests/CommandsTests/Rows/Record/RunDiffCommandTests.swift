import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct RunDiffCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "RunDiffCommandTests") }

    @Test func twoRunsStandSideBySide() throws {
        let text = try home.roost("run", "diff", "run-1", "run-2").stdout
        for line in [
            "run   model ", "tool  Bash", "the first 2 parts are the same", "assistant uses Edit", "not known: ",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test func programsGetBothSidesOfEach() throws {
        let rows = try #require(
            try JSONReader.read(try home.roost("run", "diff", "run-1", "run-2", "--json").stdout).arrayValue
        )
        let exit = try #require(rows.first { $0["name"] == "exit" })
        #expect(exit["first"] == "1" && exit["second"] == "0" && exit["differs"] == true)
    }

    @Test func aRunThatIsNotThereIsNotFound() throws {
        let result = try home.roost("run", "diff", "run-1", "run-9")
        #expect(result.exitCode == 4 && result.stderr.contains("no run \"run-9\""))
        #expect(try home.roost("run", "diff", "run-1").exitCode == 2)
        #expect(try home.roost("run", "diff", "run-1", "run").exitCode == 2)
    }
}
