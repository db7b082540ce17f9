import Platform
import Testing

@Suite struct HostNameTests {
    @Test func theKernelKnowsIt() throws {
        let name = String(decoding: try SystemDisk().readAll("/proc/sys/kernel/hostname", bytesMax: 256), as: UTF8.self)
        #expect(try HostName.current() + "\n" == name)
    }
}
