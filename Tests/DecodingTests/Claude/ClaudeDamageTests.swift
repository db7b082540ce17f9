import Decoding
import TestSupport
import Testing

/// Lines may be cut, torn and mixed up in any way: what is said of them may be strange, but the decoders go on.
@Suite struct ClaudeDamageTests {
    private static let lines = [
        ClaudeTranscriptDecoderTests.answer, ClaudeStreamDecoderTests.line("m", output: 3, thread: "t"),
        #"{"type":"user","message":{"content":[{"type":"tool_result","content":[{"text":"a\ud83d\ude00"}]}]}}"#,
        #"{"type":"result","uuid":"u","usage":{"output_tokens":3},"model_usage_since_last_result":{"m":{}}}"#,
        #"{"type":"stream_event","event":{"type":"message_delta","usage":{"output_tokens":4}},"api_message_id":"m"}"#,
        #"{"type":"system","subtype":"compact_boundary","compactMetadata":{"trigger":"auto","preTokens":5}}"#,
        #"{"type":"rate_limit_event","rate_limit_info":{"resetsAt":9223372036854775807}}"#,
    ]

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func whateverALineHoldsTheDecodersGoOn(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (transcript, stream) = (ClaudeTranscriptDecoder(), ClaudeStreamDecoder())
        var (told, refused) = (0, 0)
        for _ in 0..<3_000 {
            let line = damaged(&random)
            do throws(DecodingError) {
                try transcript.line(line) { fact, origin in told += 1 }
                try stream.line(line) { fact, origin in told += 1 }
            } catch { refused += 1 }
        }
        #expect(told > 1_000 && refused > 100, "seed \(seed): \(told) told, \(refused) refused")
    }

    /// Words of one line put in the place of words of another keep most lines whole; single bytes seldom do.
    private func damaged(_ random: inout SeededGenerator) -> [UInt8] {
        let words = Self.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        var line = words.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let values = (words.randomElement(using: &random) ?? []).compactMap { $0.split(separator: ":").last }
            guard let value = values.randomElement(using: &random),
                let place = line.indices.randomElement(using: &random)
            else { continue }
            let key = line[place].prefix { $0 != ":" }
            line[place] = "\(key):\(value)"
        }
        var bytes = Array(line.joined(separator: ",").utf8)
        if Bool.random(using: &random), let place = bytes.indices.randomElement(using: &random) {
            bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
        return bytes
    }
}
