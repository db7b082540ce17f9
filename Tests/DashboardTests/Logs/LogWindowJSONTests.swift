import Domain
import JSON
import Queries
import Testing

@testable import Dashboard

/// The words of the contract.
@Suite struct LogWindowJSONTests {
    private let time = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    private func line(
        _ source: ShownLine.Source,
        _ rows: [StyledText],
        rendered: [StyledText]? = nil,
        folded: Int = 0,
        event: ShownEvent? = nil
    ) -> ShownLine {
        ShownLine(
            source: source,
            time: source == .err ? nil : time,
            task: "t",
            run: "r",
            rows: rows,
            rendered: rendered,
            foldedCount: folded,
            event: event
        )
    }

    @Test func aWindowHasTheWordsOfTheContract() {
        let message = StyledText("Slept.", TextStyle(foreground: .indexed(3)))
        let event = ShownEvent(type: "machine_slept", level: .warn, message: message)
        let info = ShownEvent(type: "started", level: .info, message: StyledText("Started."))
        let lines = [
            NumberedLine(7, line(.out, [StyledText("100 %")], folded: 14)),
            NumberedLine(8, line(.run, [StyledText("machine_slept (warn)  Slept.")], event: event)),
            NumberedLine(9, line(.run, [StyledText("started  Started.")], event: info)),
            NumberedLine(10, line(.err, [StyledText("a"), StyledText("b")]), isOpen: true),
        ]
        let extent = LogExtent(run: "r", total: 9, isCounting: true, isLive: false, writtenBytes: 12)
        let object = LogWindowJSON.object(of: LogWindowAnswer(extent: extent, from: 7, lines: lines))
        let written = JSONWriter.text(.object(object))
        let expected = [
            #"{"schema":"roost.log_window/1","run":"r","from":7,"lines":["#,
            #"{"n":7,"source":"out","time":"2026-11-21T12:00:00.000Z","spans":[{"t":"100 %"}],"folded":14},"#,
            #"{"n":8,"source":"run","time":"2026-11-21T12:00:00.000Z","spans":[{"t":"Slept.","fg":"yellow"}],"#,
            #""level":"warn","type":"machine_slept"},"#,
            #"{"n":9,"source":"run","time":"2026-11-21T12:00:00.000Z","spans":[{"t":"Started."}],"type":"started"},"#,
            #"{"n":10,"source":"err","time":null,"spans":[{"t":"a"},{"t":" ⏎ ","d":true},{"t":"b"}],"open":true}"#,
            #"],"total":9,"isCounting":true,"isLive":false,"writtenBytes":12}"#,
        ]
        #expect(written == expected.joined())
    }

    @Test func whatAnAgentSaysInALineStandsBesideIt() {
        let said = line(.out, [StyledText("{}")], rendered: [StyledText("one"), StyledText("two")])
        let extent = LogExtent(run: "r", total: 1, isCounting: false, isLive: true, writtenBytes: 2)
        let answer = LogWindowAnswer(extent: extent, from: 1, lines: [NumberedLine(1, said)])
        let first = LogWindowJSON.object(of: answer)["lines"]?.arrayValue?.first
        #expect(first?["said"].map { JSONWriter.text($0) } == #"[[{"t":"one"}],[{"t":"two"}]]"#)
    }

    @Test func whatWasFoundHasTheWordsOfTheContract() {
        let answer = LogSearchAnswer(hits: [3, 9], isCut: true, total: 12, isCounting: false)
        #expect(
            JSONWriter.text(.object(LogSearchJSON.object(of: answer)))
                == #"{"schema":"roost.log_search/1","hits":[3,9],"isCut":true,"total":12,"isCounting":false}"#
        )
    }
}
