import Domain
import JSON
import Journal
import Queries
import TestSupport
import Testing

@testable import Commands

/// The objects of `roost.log/1`.
@Suite struct LogJSONTests {
    private func text(_ line: LogLine) -> String { String(decoding: LogJSON.bytes(of: line), as: UTF8.self) }

    @Test func aLineOfOutputIsAnObject() throws {
        let time = try WallTime(iso: "2026-11-21T01:02:03.456Z")
        let voice = try LogFixture.voice(.stderr, worker: "w-91bc")
        let json = LogFixture.withLine("é \u{1B}[31m\"x\"", of: voice, at: time) { text($0) }
        #expect(
            json == #"{"schema":"roost.log/1","time":"2026-11-21T01:02:03.456Z","source":"backend","task":"gh-450","#
                + #""worker":"w-91bc","run":"run-20261121-010203-456789-7k2mq9","stream":"stderr","offset":0,"#
                + #""text":"é \u001b[31m\"x\""}"#
        )
    }

    @Test func anEventIsAnObject() throws {
        let voice = try LogFixture.voice()
        let event = try LogFixture.event("agent_started", "It runs.")
        let line = LogLine(source: .events, origin: voice.origin, time: event.createdAt, content: .event(event))
        #expect(
            text(line)
                == #"{"schema":"roost.log/1","time":"2026-11-21T01:02:03.456Z","source":"events","task":"gh-450","#
                + #""run":"run-20261121-010203-456789-7k2mq9","seq":7,"type":"agent_started","level":"info","#
                + #""text":"It runs.","data":{"pid":42}}"#
        )
    }

    @Test func bytesThatAreNoTextAreThereExactly() throws {
        let voice = try LogFixture.voice()
        try [UInt8]([0x61, 0xff, 0x62]).withUnsafeBytes { bytes in
            let piece = LinePieceFixture.piece(bytes, isFirst: false)
            let line = LogLine(source: .backend, origin: voice.origin, time: nil, content: .output(piece, voice))
            let object = try JSONReader.read(text(line))
            #expect(object["text"] == "a\u{FFFD}b")
            #expect(object["base64"] == "Yf9i")
            #expect(object["continues"] == true)
            #expect(object["partial"] == true)
        }
    }

    @Test func charactersThatCommandATerminalAreEscapedAndReadTheSame() throws {
        let wild = "a\u{9B}31m\u{7F}\u{202E}b\u{2069}é€🐦"
        let json = try LogFixture.withLine(wild, of: LogFixture.voice()) { text($0) }
        #expect(SafeOutput.faults(in: Array(json.utf8), allowsColors: false).isEmpty)
        #expect(try JSONReader.read(json)["text"] == .string(wild))
    }
}
