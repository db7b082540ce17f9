import Domain
import TestSupport
import Testing

@testable import Decoding

@Suite struct ClaudeUsageLinesTests {
    private static func line(
        id: String = "m",
        request: String = "r",
        conversation: String = "s",
        model: String = "claude-opus-4-5",
        output: Int = 3,
        second: Int? = 1,
        more: String = ""
    ) -> String {
        let time = second.map { #""timestamp":"2026-02-12T16:02:0\#($0)Z","# } ?? ""
        return #"""
            {"type":"assistant","sessionId":"\#(conversation)",\#(time)\#(more)"requestId":"\#(request)",\#
            "message":{"id":"\#(id)","model":"\#(model)","usage":{"input_tokens":7,"output_tokens":\#(output)}}}
            """#
    }

    private static func told(_ lines: [String]) throws -> [ClaudeUsageLines.Told] {
        var usage = ClaudeUsageLines(LineParser())
        return try lines.map { line in
            try Array(line.utf8).withUnsafeBufferPointer { (bytes) throws(DecodingError) in
                try usage.read(UnsafeRawBufferPointer(bytes))
            }
        }
    }

    private static func reports(_ lines: [String]) -> [UsageReport] {
        var decoder = ClaudeTranscriptDecoder()
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder).reports
    }

    private static func counted(_ reports: [UsageReport]) -> Set<CountedResponse> {
        var tally = UsageTally()
        for report in reports { tally.record(report) }
        return Set(tally.responses)
    }

    @Test func onlyAnswersThatTellOfUsageAreRead() throws {
        let lines = [
            #"{"type":"user","message":{"content":"\"usage\""}}"#, #"{"type":"user","message":{"usage":{}}}"#,
            Self.line(model: "<synthetic>"), "no JSON", Self.line(),
        ]
        let nothing: [ClaudeUsageLines.Told] = [.nothing, .nothing, .nothing, .nothing]
        #expect(try Self.told(lines) == nothing + Self.reports([Self.line()]).map { .report($0) })
        #expect(throws: DecodingError.self) { try Self.told([#"{"usage":"#]) }
    }

    @Test func theSameAtNoEarlierTimeIsToldAgain() throws {
        let lines = [Self.line(), Self.line(), Self.line(second: 2), Self.line(second: 1), Self.line(second: 0)]
        let told = try Self.told(lines)
        #expect(told.map { $0 == .again } == [false, true, true, true, false])
    }

    @Test(arguments: [
        line(id: "n"), line(request: "q"), line(conversation: "t"), line(model: "claude-opus-4-6"), line(output: 4),
        line(second: nil), line(more: #""isSidechain":true,"#), line(more: #""costUSD":0.5,"#),
        line(more: #""parent_tool_use_id":"t","#), line(id: "m\\n"), line(request: ""),
    ])
    func whateverElseIsSaidIsNew(other: String) throws {
        #expect(try Self.told([Self.line(), other]) == Self.reports([Self.line(), other]).map { .report($0) })
    }

    @Test(arguments: [line(id: ""), line(second: nil)]) func whatHasNoIdOrNoTimeIsNeverToldAgain(line: String) throws {
        #expect(try Self.told([line, line]).allSatisfy { $0 != .again && $0 != .nothing })
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func whatIsLeftOutChangesNoCount(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var again = 0
        for _ in 0..<50 {
            let lines = (0..<12).map { _ in
                Self.line(
                    id: ["m", "n", ""].randomElement(using: &random) ?? "",
                    request: ["r", "r", "q", ""].randomElement(using: &random) ?? "",
                    conversation: ["s", "s", "s", "t"].randomElement(using: &random) ?? "",
                    output: Int.random(in: 3...4, using: &random),
                    second: Int.random(in: 1...3, using: &random),
                    more: ["", "", "", #""isSidechain":true,"#].randomElement(using: &random) ?? ""
                )
            }
            let told = try Self.told(lines)
            again += told.count { $0 == .again }
            let reports = told.compactMap { if case .report(let report) = $0 { report } else { nil } }
            #expect(Self.counted(reports) == Self.counted(Self.reports(lines)), "\(lines)")
        }
        #expect(again > 0)
    }

    @Test func aTellingThatWasNeverKeptIsNotSaidAgain() throws {
        let line = Array(Self.line().utf8)
        try line.withUnsafeBufferPointer { (bytes) throws(DecodingError) in
            let parser = LineParser()
            let fields = ClaudeFields(try parser.object(UnsafeRawBufferPointer(bytes)))
            var telling = ClaudeTelling()
            #expect(!telling.isSaidAgain(by: fields))
            telling.keep(
                UsageReport(response: ResponseKey(message: "m"), at: fields.timestamp?.time, usage: .none),
                of: fields
            )
            #expect(telling.isSaidAgain(by: fields))
            telling.keep(UsageReport(response: nil, at: fields.timestamp?.time, usage: .none), of: fields)
            #expect(!telling.isSaidAgain(by: fields))
        }
    }
}
