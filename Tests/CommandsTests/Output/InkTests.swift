import Commands
import Testing

@Suite struct InkTests {
    @Test func textStandsBetweenEscapesOnlyWhereThereIsColor() {
        #expect(Ink.red.mark("stop", where: true) == "\u{1B}[31mstop\u{1B}[0m")
        #expect(Ink.red.mark("stop", where: false) == "stop")
        #expect(Ink.bold.mark("", where: true) == "")
    }
}
