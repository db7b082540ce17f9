import Domain
import TestSupport
import Testing

@Suite struct AcknowledgementTests {
    @Test(arguments: [
        Acknowledgement.prepared(directory: "/a b/c"), .opened, .event(sequence: 7, sum: nil),
        .event(sequence: 8, sum: 0x0a), .output(.stdout, end: 0), .output(.stderr, end: .max), .state(sum: .max),
        .synced(sequence: 3), .ended(.completed), .digested,
    ])
    func aLineReadsBack(acknowledgement: Acknowledgement) {
        #expect(Acknowledgement(acknowledgement.line) == acknowledgement)
    }

    @Test(arguments: [
        "", "event", "event x", "event 1 xyz", "output 5", "output tty 5", "state", "state 1 2", "ended", "ended well",
        "opened 1", "prepared",
    ])
    func anyOtherLineIsRefused(line: String) {
        #expect(Acknowledgement(line) == nil)
    }
}
