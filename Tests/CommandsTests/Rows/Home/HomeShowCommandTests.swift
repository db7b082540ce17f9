import JSON
import Journal
import Platform
import TestSupport
import Testing

@Suite struct HomeShowCommandTests {
    private func json(_ trial: RunTrial, _ arguments: String...) throws -> JSONValue {
        try JSONReader.read(Array(try trial.roost(["home", "show", "--json"] + arguments).run().stdout.utf8))
    }

    @Test func itSaysWhereTheHomeIsAndByWhat() throws {
        let trial = try RunTrial()
        let none = try trial.roost("home", "show").run()
        #expect(none.exitCode == 0 && none.stdout.contains("not there yet"))
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        #expect(try trial.roost("index", "--once").run().exitCode == 0)
        let object = try json(trial)
        let root = FilePath.resolved(trial.home.root)
        #expect(object["schema"]?.stringValue == "roost.home/1" && object["home"]?.stringValue == root)
        #expect(object["origin"]?.stringValue?.hasPrefix("ROOST_HOME") == true && object["isThere"] == true)
        #expect(object["runs"] == 1 && (object["bytes"]?.integerValue ?? 0) > 0)
        #expect(object["layouts"] == ["local-run-v1", "session-v1"])
        #expect(object["databases"]?.arrayValue?.first?["schema"] == object["databases"]?.arrayValue?.first?["known"])
        #expect(object["daemon"] == .null && object["unit"] == .null)
        #expect(try json(trial, "--home", root)["origin"]?.stringValue == "--home")
        let text = try trial.roost("home", "show").run().stdout
        #expect(text.contains("index.db schema 1") && !text.contains("not there yet"))
    }

    @Test func theUsualHomeAndALinkToItAreTold() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        let person = trial.scratch.path("person")
        try trial.disk.makeFolders(person)
        try trial.disk.link("\(person)/.roost", to: FilePath.resolved(trial.home.root))
        let result = try trial.roost("home", "show").environment(["HOME": person, "ROOST_HOME": ""]).run()
        #expect(result.stdout.contains("default (~/.roost), as \(person)/.roost"), "\(result.stdout)")
        #expect(result.stdout.contains("link"))
    }

    @Test func aWrongFlagAndAClosedPipe() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("home", "show", "--nothing").run().exitCode == 2)
        #expect(try trial.roost("home", "show").withoutReader().run().exitCode == 0)
    }
}
