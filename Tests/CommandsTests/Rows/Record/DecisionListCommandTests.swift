import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct DecisionListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "DecisionListCommandTests") }

    private func names(_ arguments: String...) throws -> [String] {
        try home.tester(["decision", "list"] + arguments).run().stdout.split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != " " })
        }
    }

    @Test func theyAreListedNewestFirstAndAChainOldestFirst() throws {
        #expect(try names() == ["bbbbbb/13", "bbbbbb/7", "bbbbbb/6", "bbbbbb/5", "bbbbbb/4"])
        #expect(try names("--task", "gh-450") == ["bbbbbb/5", "bbbbbb/6", "bbbbbb/13"])
        #expect(try names("--slow") == ["bbbbbb/6"])
        #expect(try names("--point", "assign", "--context", "task").count == 2)
        #expect(try names("--session", StoryScript.yesterday) == [])
    }

    @Test func eachSaysWhatWasChosenAndWhy() throws {
        let text = try home.roost("decision", "list", "--utc").stdout
        #expect(text.contains("select_next_task         gh-450       1.2  Priority P1 task selected over P2"))
        let json = try JSONReader.read(try home.roost("decision", "list", "--json").stdout)
        #expect(json.arrayValue?.last?["decision"]?.stringValue == "\(StoryScript.today)/4")
        #expect(json.arrayValue?[2]["chosen"]?.isNull == true)
    }

    @Test func pointsAreCountedWithTheirTimes() throws {
        let lines = try home.roost("decision", "list", "--count").stdout.split(separator: "\n")
        #expect(lines.count == 5 && lines[1].hasPrefix("assign "))
        #expect(try home.roost("decision", "list", "--count", "--task", "gh-450").exitCode == 2)
    }
}
