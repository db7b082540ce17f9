import Outbound
import Testing

@Suite struct OutboundErrorTests {
    @Test(arguments: [
        (Int32(3), OutboundError.badURL(.unreadable)), (6, .unknownHost("h")), (7, .refused(host: "h")),
        (28, .timedOut(host: "h", after: .seconds(2))), (60, .untrusted(host: "h", said: "s")),
        (56, .broken(host: "h", said: "s")), (27, .unable(said: "s")),
    ])
    func codesOfCurlAreToldApart(_ code: Int32, error: OutboundError) {
        #expect(CurlFault(code).error(host: "h", timeout: .seconds(2), said: "s") == error)
    }

    @Test func whatMayPassIsToldFromWhatAPersonMustMend() {
        #expect(OutboundError.refused(host: "h").isPassing)
        #expect(OutboundError.timedOut(host: "h", after: .seconds(1)).isPassing)
        #expect(!OutboundError.badURL(.plain).isPassing)
        #expect(!OutboundError.untrusted(host: "h", said: "s").isPassing)
        #expect(OutboundError.badURL(.plain).hint == "use https")
        #expect("\(OutboundError.redirected(host: "h", .downgrade))".contains("https to http"))
    }
}
