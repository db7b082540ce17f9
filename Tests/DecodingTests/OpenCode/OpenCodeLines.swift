import Decoding

/// Lines of opencode, as tests make them.
enum OpenCodeLines {
    static func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = OpenCodeStreamDecoder(DecodingPlan(detail: detail, markers: MarkerPrefixes(["ROOST:"])))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    static func part(_ type: String, _ part: String) -> String {
        #"{"type":"\#(type)","timestamp":1767036061199,"sessionID":"ses_1","part":{"messageID":"msg_1",\#(part)}}"#
    }

    static var finish: String {
        part(
            "step_finish",
            #""id":"prt_9","type":"step-finish","reason":"stop","cost":0.0123,"tokens":{"input":534,"output":128,"#
                + #""reasoning":64,"cache":{"read":7,"write":3}}"#
        )
    }
}
