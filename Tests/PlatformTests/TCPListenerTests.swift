import Glibc
import Platform
import TestSupport
import Testing

@Suite struct TCPListenerTests {
    @Test func theKernelPicksAPortWhereItIsLeftToIt() throws {
        let one = try TCPListener(at: .loopback, port: 0)
        let other = try TCPListener(at: .loopback, port: 0)
        #expect(one.port != 0)
        #expect(one.port != other.port)
        #expect(one.address == .loopback)
    }

    @Test func itNeverWaitsAndGoesToNoChild() throws {
        let listener = try TCPListener(at: .loopback, port: 0)
        #expect(fcntl(listener.descriptor.number, F_GETFL) & O_NONBLOCK != 0)
        #expect(fcntl(listener.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
        #expect(accept(listener.descriptor.number, nil, nil) == -1)
        #expect(errno == EAGAIN)
    }

    @Test func whoConnectsIsThere() throws {
        let listener = try TCPListener(at: .loopback, port: 0)
        let probe = try HTTPProbe(port: listener.port)
        try probe.send("x")
        let connection = FileDescriptor(owning: try #require(accepted(by: listener.descriptor.number)))
        #expect(try connection.readOnce(bytesMax: 8) == Array("x".utf8))
    }

    private func accepted(by listener: Int32) -> Int32? {
        var number: Int32 = -1
        let isThere = Eventually.wait(upTo: .seconds(60)) {
            number = accept(listener, nil, nil)
            return number >= 0
        }
        return isThere ? number : nil
    }

    @Test func aPortThatIsTakenIsLeftToItsOwner() throws {
        let owner = try TCPListener(at: .loopback, port: 0)
        let port = owner.port
        let error = #expect(throws: PlatformError.self) { _ = try TCPListener(at: .loopback, port: port) }
        #expect(error?.errno == .addressInUse)
        #expect(error.map { "\($0)" }?.hasPrefix("cannot listen at 127.0.0.1:\(port): ") == true)
    }

    @Test func aPortCanBeHadAgainAfterConnectionsThatWereClosedThere() throws {
        let first = try TCPListener(at: .loopback, port: 0)
        let port = first.port
        let probe = try HTTPProbe(port: port)
        let number = try #require(accepted(by: first.descriptor.number))
        // The side that closes first is the one that waits in TIME_WAIT.
        close(number)
        close(first.release())
        probe.close()
        let isHad = Eventually.wait(upTo: .seconds(60)) {
            do throws(PlatformError) {
                return try TCPListener(at: .loopback, port: port).port == port
            } catch {
                // A child that another test starts just then has the old one until it runs its program.
                return false
            }
        }
        #expect(isHad)
    }

    @Test func anAddressOfAnotherMachineIsNotOurs() throws {
        let elsewhere = try #require(NetworkAddress("192.0.2.1"))
        let error = #expect(throws: PlatformError.self) { _ = try TCPListener(at: elsewhere, port: 0) }
        #expect(error?.errno == Errno(code: EADDRNOTAVAIL))
    }

    @Test func itListensAtIPv6Too() throws {
        do throws(PlatformError) {
            let listener = try TCPListener(at: .loopbackIPv6, port: 0)
            #expect(listener.port != 0)
        } catch {
            // A machine may have none.
            #expect([EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errno?.code ?? 0))
        }
    }
}
