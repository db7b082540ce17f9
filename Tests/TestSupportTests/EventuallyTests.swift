import TestSupport
import Testing

@Suite struct EventuallyTests {
    @Test func itAsksUntilTheAnswerIsYes() {
        var asked = 0
        let came = Eventually.wait(upTo: .seconds(60)) {
            asked += 1
            return asked == 3
        }
        #expect(came)
        #expect(asked == 3)
    }

    @Test func itGivesUpWhenTheTimeIsOver() {
        #expect(!Eventually.wait(upTo: .milliseconds(5)) { false })
    }

    @Test func theAnswerAtTheEndCounts() {
        #expect(Eventually.wait(upTo: .zero) { true })
    }
}
