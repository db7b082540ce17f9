import Testing

@testable import Queries

@Suite struct LastStateTests {
    private func folded(_ line: String) -> String {
        var text = Array("> \(line)".utf8)
        LastState.fold(&text, from: 2)
        return String(decoding: text, as: UTF8.self)
    }

    @Test func aLineThatWasWrittenOnceStaysAsItIs() {
        #expect(folded("all of it") == "> all of it")
        #expect(folded("") == "> ")
    }

    @Test func aLineThatWasWrittenOverShowsItsLastState() {
        #expect(folded("10 %\r20 %\r30 %") == "> 30 %")
        #expect(folded("10 %\r\r100 %\r\r") == "> 100 %")
        #expect(folded("\r\r") == "> ")
    }

    @Test func coloursOfWhatIsLeftOutStayOn() {
        #expect(folded("\u{1B}[32m10 %\r20 %\r30 %\u{1B}[0m") == "> \u{1B}[32m30 %\u{1B}[0m")
        #expect(folded("\u{1B}[32m10 %\u{1B}[0m\r20 %") == "> \u{1B}[32m\u{1B}[0m20 %")
    }
}
