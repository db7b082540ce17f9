import JSON
import Platform
import Testing

@testable import Queries

@Suite struct SQLFrameTests {
    @Test(arguments: [
        SQLFrame.columns(["a", "a"]), .row([]), .end(nil), .end(.rows), .end(.bytes), .refused("no", hint: nil),
        .refused("no", hint: "do"),
        .row([.null, .integer(.min), .real("0.1"), .text("\u{0}\n{"), .blob(hex: "00", byteCount: 9)]),
    ])
    func everyFrameIsReadAsItWasWritten(frame: SQLFrame) throws {
        let line = frame.line
        #expect(line.last == UInt8(ascii: "\n") && line.count { $0 == UInt8(ascii: "\n") } == 1)
        #expect(SQLFrame(try JSONReader.read(Array(line.dropLast()))) == frame)
    }

    @Test(arguments: ["{}", "1", "[true]", "[[]]", "[{}]", "{\"columns\":1}"])
    func whatIsNoneIsNotTakenForOne(line: String) throws { #expect(SQLFrame(try JSONReader.read(line)) == nil) }

    @Test func aValueThatJSONDoesNotHaveIsNoCell() {
        #expect(SQLCell(.bool(true)) == nil && SQLCell(.decimal("1.5")) == nil && SQLCell(.array([])) == nil)
    }

    @Test func faultsSayWhatToDo() {
        let faults: [SQLFault] = [
            .tooLong(.seconds(5)), .died(.signaled(.kill, coreDumped: false), said: ""),
            .notStarted(.noProgress(subject: "x")), .noAnswer("why"), .died(.exited(code: 3), said: "words"),
        ]
        for fault in faults { #expect(!fault.description.isEmpty && !fault.description.hasSuffix(".")) }
        #expect(faults[0].hint == faults[1].hint && faults[4].hint == nil)
        #expect("\(faults[4])" == "the question ended with exit code 3: words")
    }

    @Test func aCutAnswerSaysHowFarItGoes() {
        var answer = SQLAnswer()
        #expect(answer.notice(under: .standard) == nil)
        answer.cut = .bytes
        #expect(answer.notice(under: .standard) == "the first 0 rows, 8 MiB; the answer goes on")
    }
}
