import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct DecisionShowCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "DecisionShowCommandTests") }

    @Test func allThatItWasMadeByIsShown() throws {
        let text = try home.roost("decision", "show", "bbbbbb/4").stdout
        for fact in [
            "Because    Priority P1", "Chosen     gh-450\n", "Not        gh-451 (priority 2)\n", "Queue.swift:88",
        ] {
            #expect(text.contains(fact), "\(fact)")
        }
    }

    @Test func ofATaskItIsTheLastAboutIt() throws {
        let listed = try home.roost("decision", "list", "--task", "gh-450", "-o", "name").stdout.split(separator: "\n")
        let json = try JSONReader.read(try home.roost("decision", "show", "gh-450", "--json").stdout)
        #expect(json["decision"]?.stringValue == listed.last.map(String.init))
        #expect(try home.roost("decision", "show", "gh-999").exitCode == 4)
    }

    @Test func programsGetInputAndOutputAsTheyAre() throws {
        let json = try JSONReader.read(try home.roost("decision", "show", "bbbbbb/5", "--json").stdout)
        #expect(json["input"]?["has_changes"] == true && json["output"]?["action"] == "preserve")
        #expect(json["flowId"]?.integerValue == StoryScript().row(StoryScript.today, 5))
    }
}
