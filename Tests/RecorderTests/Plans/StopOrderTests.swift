import Domain
import Testing

@testable import Platform
@testable import Recorder

@Suite struct StopOrderTests {
    private func order(_ signal: Signal, _ value: Int32) -> StopOrder? {
        StopOrder(SignalSource.Received(signal: signal, value: value, sender: 1))
    }

    @Test(arguments: [(Int32(0), Reason.stopped), (1, .drain), (2, .budget), (3, .limit)])
    func theNumberBesideASignalTellsTheReason(_ value: Int32, _ reason: Reason) {
        #expect(order(.terminate, value) == StopOrder(reason))
    }

    /// A timeout is the recorder's own to find, and `kill` leaves whatever it likes beside its signal.
    @Test(arguments: [4, 5, 100, -1, .max, .min])
    func aNumberThatMeansNothingIsAPlainStop(_ value: Int32) {
        #expect(order(.terminate, value) == StopOrder(.stopped))
    }

    @Test(arguments: [0, 1, 9])
    func anInterruptKills(_ value: Int32) {
        #expect(order(.interrupt, value) == StopOrder(.stopped, isImmediate: true))
    }

    @Test(arguments: [Signal.user1, .childEnded, .hangUp, .user2])
    func otherSignalsStopNothing(_ signal: Signal) { #expect(order(signal, 1) == nil) }

    @Test func theNumbersStandForTheSameReasonsForEver() {
        #expect(StopOrder.reasons == [.stopped, .drain, .budget, .limit, .timeout])
    }

    @Test func whatStopsNoRunIsNoReason() async {
        await #expect(processExitsWith: .failure) { _ = StopOrder(.exit) }
    }
}
