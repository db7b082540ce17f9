import Domain
import Runs
import Testing

@Suite struct ShimLossTests {
    private func time(_ milliseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: 0).advanced(by: .milliseconds(milliseconds))
    }

    @Test func nobodyIsMissedAtTheFirstLook() {
        var loss = ShimLoss()
        #expect(loss.looked(isAttended: false, at: time(0)) == .nothing)
        #expect(loss.looked(isAttended: false, at: time(400)) == .nothing)
        #expect(loss.looked(isAttended: true, at: time(450)) == .nothing)
        #expect(loss.looked(isAttended: false, at: time(600)) == .nothing)
    }

    @Test func whoIsMissedLongEnoughIsReplacedAndGetsTimeToBegin() {
        var loss = ShimLoss()
        #expect(loss.looked(isAttended: false, at: time(0)) == .nothing)
        #expect(loss.looked(isAttended: false, at: time(500)) == .adopt)
        #expect(loss.looked(isAttended: false, at: time(900)) == .nothing)
        #expect(loss.looked(isAttended: false, at: time(1_000)) == .adopt)
        #expect(loss.looked(isAttended: true, at: time(1_100)) == .nothing)
    }
}
