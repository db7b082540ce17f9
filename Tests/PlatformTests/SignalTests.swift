import Platform
import Testing

@Suite struct SignalTests {
    @Test func signalsAreCalledWhatTheManualCallsThem() {
        #expect(Signal.terminate.description == "SIGTERM")
        #expect(Signal(number: 9).description == "SIGKILL")
        #expect(Signal(number: 40).description == "signal 40")
    }
}
