import Commands
import Platform
import Settings
import Testing

@Suite struct ErrorReportTests {
    private static let missing = CommandError.notFound(kind: "worker", text: "w-nope", similar: ["w-0e9e", "w-1"])

    @Test func peopleReadAMessageAndAHint() {
        #expect(
            ErrorReport(Self.missing).text(as: .table, isColored: false)
                == "roost: no worker \"w-nope\"\n  similar: w-0e9e, w-1"
        )
    }

    @Test func programsReadOneLineOfJSON() {
        let json = #"{"error":{"code":"not_found","message":"no worker \"w-nope\"","hint":"similar: w-0e9e, w-1"}}"#
        #expect(ErrorReport(Self.missing).text(as: .json, isColored: true) == json)
        #expect(ErrorReport(Self.missing).text(as: .jsonl, isColored: false) == json)
    }

    @Test func withoutAHintThereIsNoSecondLine() {
        let error = CommandError.failed("it is raining", hint: nil)
        #expect(ErrorReport(error).text(as: .csv, isColored: false) == "roost: it is raining")
        #expect(
            ErrorReport(error).text(as: .json, isColored: false)
                == #"{"error":{"code":"failed","message":"it is raining"}}"#
        )
    }

    @Test func onlyTheNameIsColored() {
        let text = ErrorReport(.refused("it runs already", hint: "wait")).text(as: .table, isColored: true)
        #expect(text == "\u{1B}[31mroost:\u{1B}[0m it runs already\n  wait")
    }

    @Test func whatTheCallerTypedMovesNoCursor() {
        let error = CommandError.usage(.unknownCommand("\u{1B}[2J\n", similar: []), command: [])
        #expect(
            ErrorReport(error).text(as: .table, isColored: false)
                == "roost: unknown command \"\\e[2J\\n\"\n  all commands: roost help"
        )
    }

    @Test func manyProblemsAreToldOneByOneAndTheRestCounted() {
        let text = SettingsText(Array((1...25).map { "a\($0) = 1\n" }.joined().utf8), path: "c", authority: .user)
        let report = ErrorReport(.settings(.invalid(text.problems)))
        let lines = report.text(as: .table, isColored: false).split(separator: "\n")
        #expect(lines.first == "roost: 25 settings are wrong")
        #expect(lines[1] == "  c:1:1: there is no setting a1")
        #expect(lines.suffix(2) == ["  and 5 more", "  roost config validate tells what was meant"])
        #expect(report.text(as: .json, isColored: false).contains(#""problems":["c:1:1: there is no setting a1","#))
    }
}
