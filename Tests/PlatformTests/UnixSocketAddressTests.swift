import Platform
import Testing

@Suite struct UnixSocketAddressTests {
    private let long = "/" + String(repeating: "x", count: 107)

    @Test func aPathThatFitsIsTaken() throws {
        #expect(try UnixSocketAddress(String(long.dropLast())).path.utf8.count == UnixSocketAddress.bytesMax)
    }

    @Test func onethatDoesNotFitIsRefusedWithAHint() {
        let error = #expect(throws: PlatformError.self) { try UnixSocketAddress(long) }
        #expect(error == .addressTooLong(path: long, bytesMax: 107))
        #expect(error?.hint != nil)
    }

    @Test func whatIsNoPathIsRefused() {
        for path in ["", "a\0b"] { #expect(throws: PlatformError.self) { try UnixSocketAddress(path) } }
    }

    @Test func aLongPathHasAShortOneThatStandsForItAlone() throws {
        let first = try UnixSocketAddress.fitting(long, folder: "/run/user/1")
        #expect(first.path.hasPrefix("/run/user/1/roost-"))
        #expect(first == (try UnixSocketAddress.fitting(long, folder: "/run/user/1")))
        #expect(first != (try UnixSocketAddress.fitting(long + "x", folder: "/run/user/1")))
        #expect(try UnixSocketAddress.fitting("/short", folder: "/run/user/1").path == "/short")
    }
}
