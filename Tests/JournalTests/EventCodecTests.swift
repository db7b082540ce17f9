import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct EventCodecTests {
    private func event(_ message: String = "Here.", data: JSONObject = [:]) throws -> Event {
        Event(
            sequence: 7,
            scope: .run(task: try TaskID("gh-450"), step: try StepID("work"), run: try RunID("run-1")),
            typeText: "step_failed",
            level: .known(.error),
            createdAt: try WallTime(iso: "2026-11-21T03:12:45.120Z"),
            message: message,
            data: data
        )
    }

    private func line(_ event: Event) -> [UInt8] {
        var writer = JSONWriter()
        EventCodec.appendBody(of: event, to: &writer)
        _ = SummedLine.seal(&writer, bodyFrom: 0, after: 0)
        return writer.bytes.dropLast()
    }

    private func read(_ bytes: [UInt8]) throws -> Event {
        try bytes.withUnsafeBytes { try EventCodec.event(of: $0, file: "worker.log") }
    }

    /// The line with one field changed, read again.
    private func read(_ key: String, _ value: JSONValue?) throws -> Event {
        var object = try #require(try JSONReader.read(line(try event())).objectValue)
        object[key] = value
        return try read(JSONWriter.bytes(.object(object)))
    }

    private func nested(_ depth: Int) -> JSONObject {
        var value: JSONValue = .object([:])
        for _ in 0..<depth { value = .object(["x": value]) }
        return value.objectValue ?? [:]
    }

    @Test func aLineIsWrittenToTheByte() throws {
        let text = String(decoding: line(try event(data: ["exitCode": 3])), as: UTF8.self)
        #expect(
            text.dropLast(SummedLine.tailBytes)
                == #"{"seq":7,"eventId":"run-1:event:0007","taskId":"gh-450","stepId":"work","runId":"run-1","#
                + #""type":"step_failed","level":"error","createdAt":"2026-11-21T03:12:45.120Z","message":"Here.","#
                + #""data":{"exitCode":3}"#
        )
    }

    @Test(arguments: [
        "", "\n\r\t\u{1f}\u{7f}", "\"\\/", "☃ \u{1f426} e\u{301}", "\u{2028}\u{2029}", "\u{fffd}", "{\"seq\":1}",
    ])
    func everyTextReadsBackAsItWas(_ text: String) throws { try expectReadBack(text) }

    // By itself: the log of the tests loses what stands behind a NUL in the arguments of a case.
    @Test func aTextWithNULReadsBackAsItWas() throws { try expectReadBack("\u{0}a\u{0}") }

    private func expectReadBack(_ text: String) throws {
        let event = try event(text, data: ["\(text)k": .string(text), "list": [.string(text), nil, 1, true]])
        let bytes = line(event)
        #expect(!bytes.contains(newline), "a line is one line")
        let read = try read(bytes)
        #expect(read == event)
        #expect(Array(read.message.utf8) == Array(text.utf8), "not composed, not decomposed")
    }

    @Test func dataIsReadBackInItsOrderAndWithItsNumbersAsTheyWere() throws {
        let data: JSONObject = [
            "z": .integer(.max), "a": .integer(.min), "m": .decimal("1.50"), "n": .decimal("-0"), "e": [:], "l": [],
        ]
        let read = try read(line(try event(data: data)))
        #expect(read.data == data)
    }

    @Test(arguments: [1, 10, 60])
    func nestedDataReadsBackAsItWas(_ depth: Int) throws {
        let event = try event(data: nested(depth))
        #expect(try read(line(event)) == event)
    }

    /// FORMAT.md: `data` is an object of any depth.
    @Test(arguments: [1, 64, EventCodec.dataDepthMax - 1])
    func dataIsReadBackHoweverDeepItMayBe(_ depth: Int) throws {
        let event = try event(data: nested(depth))
        #expect(EventCodec.isReadable(event.data))
        #expect(try read(line(event)) == event)
    }

    @Test(arguments: [EventCodec.dataDepthMax, 1000])
    func dataThatNoReaderWouldTakeIsRefused(_ depth: Int) throws {
        let event = try event(data: nested(depth))
        let home = try TemporaryHome()
        var writer = try JournalWriter(creating: home.path("j"), on: SystemDisk())
        let error = #expect(throws: JournalError.self) {
            try writer.append(event, at: MonotonicTime(nanoseconds: 0))
        }
        #expect(error == .tooDeep(depthMax: EventCodec.dataDepthMax))
        #expect(try SystemDisk().readAll(home.path("j"), bytesMax: 100).isEmpty)
    }

    @Test func aTimeOfAnyPrecisionReadsBackAsItWas() throws {
        for nanoseconds in [0, 1, 1_795_222_923_456_789_012, 1_795_222_923_456_000_000] as [Int64] {
            var event = try event()
            event.createdAt = WallTime(nanoseconds: nanoseconds)
            #expect(try read(line(event)) == event)
        }
    }

    @Test func anEventWhoseIdIsNotItsOwnIsRefused() throws {
        for id in ["run-1:event:0008", "run-2:event:0007", "run-1:event:7", "", "run-1:event:00007"] {
            let error = #expect(throws: JournalError.self) { _ = try read("eventId", .string(id)) }
            #expect(error == .field(file: "worker.log", .wrong("eventId", expected: "the id of this event")))
        }
    }

    @Test func aSequenceBeginsAtOne() throws {
        for sequence in [0, -1] as [Int64] {
            #expect(throws: JournalError.self) { _ = try read("seq", .integer(sequence)) }
        }
        #expect(throws: JournalError.self) { _ = try read("seq", "7") }
    }

    @Test(arguments: ["seq", "eventId", "taskId", "stepId", "runId", "type", "level", "createdAt", "message"])
    func aFieldThatMustBeThereIsAskedFor(_ key: String) throws {
        for value in [nil, JSONValue.null] {
            let error = #expect(throws: JournalError.self) { _ = try read(key, value) }
            #expect(error == .field(file: "worker.log", .missing(key)))
        }
    }

    @Test func wordsOfANewerVersionAreKeptAsTheyAre() throws {
        #expect(try read("type", "moon_landed").typeText == "moon_landed")
        #expect(try read("type", "moon_landed").runType == .unknown("moon_landed"))
        #expect(try read("level", "fatal").level == .unknown("fatal"))
    }

    @Test func unknownFieldsAndAbsentDataArePassedOver() throws {
        #expect(try read("mood", "good") == (try event()))
        #expect(try read("data", nil).data.isEmpty)
        #expect(try read("data", .null).data.isEmpty)
        #expect(throws: JournalError.self) { _ = try read("data", []) }
    }

    @Test func anIdThatLeavesItsFolderIsRefused() throws {
        for key in ["taskId", "stepId", "runId"] {
            #expect(throws: JournalError.self) { _ = try read(key, "../x") }
        }
    }

    @Test func aSessionIsToldByItsId() throws {
        var session = try event()
        session.scope = .session(try SessionID("ses-2026-11-21-a1b2c3"))
        let bytes = line(session)
        #expect(try read(bytes) == session)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix(#"{"seq":7,"eventId":"ses-2026-11-21-a1b2c3:event:0007","sessionId":"ses-2026"#))
    }

    @Test func aLineSaysWhetherItGoesOnFromTheOneInFront() throws {
        let event = try event()
        let bytes = line(event)
        bytes.withUnsafeBytes { raw in
            let first = ReadLine(raw, after: 0, file: "f")
            #expect(first?.event == event)
            #expect(first?.follows == true)
            #expect(ReadLine(raw, after: 1, file: "f")?.follows == false)
            #expect(ReadLine(raw, after: nil, file: "f")?.follows == true, "what is in front is not known")
            #expect(ReadLine(raw, after: nil, file: "f")?.sum == first?.sum)
            #expect(ReadLine(UnsafeRawBufferPointer(rebasing: raw.dropLast()), after: 0, file: "f") == nil)
        }
    }

    @Test(arguments: [
        (#"{"seq":12,"eventId"#, true), (#"{"se"#, true), ("{", true), ("", true),
        (#"{"sequence":1}"#, false), ("text", false), (#"{"seq" :1"#, false),
    ])
    func onlyTheBeginningOfALineOrZerosAreTornShaped(_ text: String, _ expected: Bool) {
        let lines = Array(text.utf8).withUnsafeBytes { UnusableLines(at: 40, beginningWith: $0) }
        #expect(lines.isTornShaped == expected)
        #expect(lines.offset == 40)
    }

    @Test func onlyZerosAloneAreTornShaped() {
        for (bytes, expected) in [([0, 0, 0], true), ([0, UInt8(ascii: "{")], false)] as [([UInt8], Bool)] {
            #expect(bytes.withUnsafeBytes { UnusableLines(at: 0, beginningWith: $0) }.isTornShaped == expected)
        }
    }
}
