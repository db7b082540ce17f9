import Commands
import Testing

@Suite struct CommandTests {
    @Test func theUsageLineShowsWhatMayBeLeftOut() {
        #expect(SampleTable.logs.usage == "roost logs RUN... [OPTIONS]")
        #expect(SampleTable.count.usage == "roost count [LIMIT] [OPTIONS]")
        #expect(SampleTable.start.usage == "roost run [OPTIONS] -- COMMAND...")
        #expect(Rest("ARGUMENT", "For the agent").usage == "[-- ARGUMENT...]")
    }

    @Test func everyCommandMayEndWellFailOrBeMisused() {
        #expect(SampleTable.logs.allExitCodes == [.ok, .failed, .usage, .notFound])
        #expect(SampleTable.runs.allExitCodes == [.ok, .failed, .usage])
    }

    @Test func onlyACommandThatShowsDataTakesAFormat() {
        #expect(SampleTable.logs.allOptions.contains { $0.name == "output" })
        #expect(!SampleTable.start.allOptions.contains { $0.name == "output" })
        #expect(SampleTable.start.allOptions.contains { $0.name == "home" })
    }

    @Test func theTableKnowsWhichWordsMayFollow() {
        #expect(SampleTable.table.words(under: []) == ["help", "logs", "run", "task"])
        #expect(SampleTable.table.words(under: ["task"]) == ["list", "show"])
        #expect(SampleTable.table.leads(["task"]))
        #expect(SampleTable.table.command(at: ["task"])?.path == nil)
    }
}
