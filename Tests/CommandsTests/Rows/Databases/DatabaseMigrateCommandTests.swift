import JSON
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct DatabaseMigrateCommandTests {
    @Test func withNothingToDoItSaysSo() throws {
        let trial = try RunTrial()
        let none = try trial.roost("db", "migrate").run()
        #expect(none.exitCode == 0 && none.stderr.contains("nothing is recorded yet"))
        #expect(try trial.roost("run", "--", "echo", "one").run().exitCode == 0)
        #expect(try trial.roost("index", "--once").run().exitCode == 0)
        for arguments in [["db", "migrate"], ["db", "migrate", "-n"]] {
            let result = try trial.roost(arguments).run()
            #expect(result.exitCode == 0 && result.stderr.contains("there is nothing to do"), "\(result.stderr)")
            #expect(result.stdout.contains("index.db") && result.stdout.contains("up to date"))
        }
        let rows = try JSONReader.read(Array(try trial.roost("db", "migrate", "--json").run().stdout.utf8)).arrayValue
        #expect(rows?.first?["schema"]?.stringValue == "roost.db-migration/1")
        #expect(rows?.first?["found"] == rows?.first?["known"])
    }

    @Test func aWrongFlagAndAClosedPipe() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("db", "migrate", "--wrong").run().exitCode == 2)
        #expect(try trial.roost("run", "--", "true").run().exitCode == 0)
        #expect(try trial.roost("index", "--once").run().exitCode == 0)
        #expect(try trial.roost("db", "migrate").withoutReader().run().exitCode == 0)
    }
}
