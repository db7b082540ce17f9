import Decoding
import Domain
import Testing

@Suite struct UsageReportTests {
    @Test func aReportStandsForItsResponse() {
        let key = ResponseKey(message: "msg_1", request: "req_1")
        let report = UsageReport(response: key, model: "claude-sonnet-4-5", usage: Usage(input: 3))
        #expect(report.response == key)
        #expect(report.terms == PriceTerms())
    }
}
