import Platform
import Testing

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("192.168.1.20", "192.168.1.20"), ("::1", "::1"),
        ("[::1]", "::1"), ("::", "::"), ("2001:DB8:0:0::1", "2001:db8::1"), ("::ffff:10.0.0.1", "10.0.0.1"),
    ])
    func anAddressIsReadAndWritten(_ text: String, written: String) throws {
        #expect(try #require(NetworkAddress(text)).description == written)
    }

    @Test(arguments: [
        "", "localhost", "127.1", "127.0.0.1.", "127.0.0.01x", "256.0.0.1", "1.2.3", "[127.0.0.1]", "[::1", "::1]",
        "[]", ":::", "fe80::1%eth0", "127.0.0.1:80", " 127.0.0.1", "::1\0", "0x7f.0.0.1",
    ])
    func whatIsNoneIsRefused(_ text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test func onlyThisMachineReachesALoopbackAddress() throws {
        for text in ["127.0.0.1", "127.255.0.3", "::1", "::ffff:127.0.0.1"] {
            #expect(try #require(NetworkAddress(text)).isLoopback)
        }
        for text in ["0.0.0.0", "::", "128.0.0.1", "::2", "1::1", "::ffff:8.8.8.8"] {
            #expect(try !#require(NetworkAddress(text)).isLoopback)
        }
        #expect(NetworkAddress("::")?.isUnspecified == true)
        #expect(NetworkAddress("0.0.0.0")?.isUnspecified == true)
        #expect(!NetworkAddress.loopback.isUnspecified)
    }

    @Test func aPortIsWrittenAsInAURL() {
        #expect(NetworkAddress.loopback.withPort(80) == "127.0.0.1:80")
        #expect(NetworkAddress.loopbackIPv6.withPort(8080) == "[::1]:8080")
    }

    @Test func bytesOfTheNetworkAreAnAddress() {
        #expect(NetworkAddress(bytes: [127, 0, 0, 1]) == .loopback)
        #expect(NetworkAddress(bytes: [UInt8](repeating: 0, count: 15) + [1]) == .loopbackIPv6)
        let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff, 127, 0, 0, 1]
        #expect(NetworkAddress(bytes: mapped) == .loopback)
        #expect(NetworkAddress(bytes: [1, 2, 3]) == nil)
        #expect(NetworkAddress(bytes: []) == nil)
    }
}
