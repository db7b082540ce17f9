import Control
import Domain
import Testing

@Suite struct ReconnectionTests {
    private let now = MonotonicTime(nanoseconds: 5_000_000_000)

    /// How long it waits after each of so many attempts.
    private func pauses(_ count: Int, of reconnection: inout Reconnection) -> [Duration?] {
        (0..<count).map { _ in
            reconnection.connected()
            reconnection.parted(at: now)
            return reconnection.due.map { now.duration(to: $0) }
        }
    }

    @Test func theFirstAttemptIsDueAtOnce() {
        #expect(Reconnection(at: now).due == now)
        #expect(!Reconnection(at: now).isOpen)
    }

    @Test func thenItWaitsLongerAndLongerUpToAnEnd() {
        var reconnection = Reconnection(at: now)
        #expect(pauses(7, of: &reconnection) == [1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    }

    @Test func whereToTryCostsLittleItIsTriedMoreOften() {
        var reconnection = Reconnection(at: now, pauseMax: .seconds(2))
        #expect(pauses(5, of: &reconnection) == [1, 2, 2, 2, 2].map { .seconds($0) })
        reconnection.refused(at: now)
        #expect(reconnection.due == now.advanced(by: Reconnection.refusalPause))
        #expect(pauses(2, of: &reconnection) == [.seconds(2), .seconds(2)])
    }

    @Test func onlyADaemonThatAnswersSetsItBack() {
        var reconnection = Reconnection(at: now)
        _ = pauses(5, of: &reconnection)
        reconnection.connected()
        #expect(reconnection.due == nil)
        reconnection.greeted()
        #expect(reconnection.isOpen)
        #expect(reconnection.due == nil)
        #expect(pauses(2, of: &reconnection) == [.seconds(1), .seconds(2)])
    }

    @Test func aNoIsAskedAgainOnlyAfterLong() {
        var reconnection = Reconnection(at: now)
        reconnection.connected()
        reconnection.refused(at: now)
        #expect(reconnection.due == now.advanced(by: Reconnection.refusalPause))
    }
}
