import Domain
import Testing

@Suite struct PerChannelTests {
    @Test(arguments: Channel.allCases)
    func aChannelHasItsOwnValue(channel: Channel) {
        var values: PerChannel<Int64> = [:]
        #expect(values[channel] == nil)
        values[channel] = 3
        values[channel, default: 0] += 4
        #expect(values[channel] == 7)
        #expect(values.values == [7])
        #expect(Channel.allCases.filter { values[$0] == nil } == Channel.allCases.filter { $0 != channel })
    }

    @Test func whatIsNotThereHasTheDefault() {
        var values: PerChannel<Int64> = [.stdout: 5]
        #expect(values[.stderr, default: 9] == 9)
        #expect(values[.stderr] == nil)
        values[.stderr, default: 9] += 1
        #expect(values == [.stderr: 10, .stdout: 5])
        #expect(values.values == [5, 10])
    }
}
