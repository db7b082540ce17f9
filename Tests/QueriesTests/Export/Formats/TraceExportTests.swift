import Domain
import JSON
import TestSupport
import Testing

@testable import Queries

/// What a collector would refuse, or show wrongly.
@Suite struct TraceExportTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "TraceExportTests") }

    private func spans(_ selection: ExportSelection) throws -> [JSONValue] {
        try story.json(selection, as: .otlp).list("resourceSpans").flatMap { $0.list("scopeSpans") }
            .flatMap { $0.list("spans") }
    }

    private func attribute(_ key: String, of span: JSONValue) -> JSONValue? {
        span.list("attributes").first { $0.text("key") == key }?["value"]
    }

    @Test func idsAreHexadecimalAndUniqueAndEveryParentIsThere() throws {
        let spans = try spans(.window(.all))
        let ids = spans.compactMap { $0.text("spanId") }
        #expect(ids.count == spans.count && Set(ids).count == ids.count)
        for span in spans {
            let trace = try #require(span.text("traceId"))
            #expect(Hex.decode(trace)?.count == 16 && Hex.decode(span.text("spanId") ?? "")?.count == 8)
            guard let parent = span.text("parentSpanId") else { continue }
            let other = spans.first { $0.text("spanId") == parent }
            #expect(other?.text("traceId") == trace)
        }
        #expect(spans.filter { $0["parentSpanId"] == nil }.count == 4)
    }

    @Test func timesAreTextsAndEachSpanLiesWithinItsParent() throws {
        let spans = try spans(.window(.all))
        func times(_ span: JSONValue) throws -> ClosedRange<Int64> {
            let start = try #require(span.text("startTimeUnixNano").flatMap { Int64($0) })
            let end = try #require(span.text("endTimeUnixNano").flatMap { Int64($0) })
            try #require(start <= end)
            return start...end
        }
        for span in spans {
            let own = try times(span)
            guard let parent = spans.first(where: { $0.text("spanId") == span.text("parentSpanId") }) else { continue }
            let whole = try times(parent)
            #expect(whole.contains(own.lowerBound) && whole.contains(own.upperBound))
        }
    }

    @Test func operationsAndTokensAreThoseOfTheConventions() throws {
        let spans = try spans(.run("run-1"))
        #expect(
            Set(spans.compactMap { $0.text("name") })
                == ["invoke_workflow gh-450", "invoke_agent claude", "chat claude-sonnet-4-5", "execute_tool Bash"]
        )
        let chat = try #require(spans.first { $0.text("name")?.hasPrefix("chat") == true })
        #expect(attribute("gen_ai.operation.name", of: chat)?.text("stringValue") == "chat")
        // 10 new, 30 read from a cache, 90 written to one: the conventions count them all as input.
        #expect(attribute("gen_ai.usage.input_tokens", of: chat)?.text("intValue") == "130")
        #expect(attribute("gen_ai.usage.cache_creation.input_tokens", of: chat)?.text("intValue") == "90")
        #expect(attribute("gen_ai.provider.name", of: chat)?.text("stringValue") == "anthropic")
        let run = try #require(spans.first { $0.text("name") == "invoke_agent claude" })
        #expect(run["status"]?["code"] == 2)
    }

    @Test func whoeverExportsTwiceGetsTheSame() throws {
        #expect(try spans(.task("gh-450")) == spans(.task("gh-450")))
    }

    @Test func whatIsNotKnownIsLeftOut() {
        let attributes = SpanAttributes([("a", .null), ("b", true), ("c", .decimal("1.5")), ("d", ["x", 2])]).json
        #expect(
            JSONWriter.text(attributes)
                == #"[{"key":"b","value":{"boolValue":true}},{"key":"c","value":{"doubleValue":1.5}},"#
                + #"{"key":"d","value":{"arrayValue":{"values":[{"stringValue":"x"},{"intValue":"2"}]}}}]"#
        )
    }
}
