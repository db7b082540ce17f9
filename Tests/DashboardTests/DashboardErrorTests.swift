import Dashboard
import Glibc
import Platform
import Testing

@Suite struct DashboardErrorTests {
    @Test func whatAPersonCanMendIsToldFromTheRest() {
        func error(_ code: Int32) -> DashboardError {
            let cause = PlatformError.system(operation: "listen at", subject: "x", errno: Errno(code: code))
            return DashboardError(listeningAt: .loopback, port: 80, cause)
        }
        #expect(error(EADDRINUSE) == .addressInUse(.loopback, port: 80))
        #expect(error(EADDRNOTAVAIL) == .noSuchAddress(.loopback))
        #expect(error(EACCES) == .notPermitted(.loopback, port: 80))
        guard case .platform = error(EMFILE) else {
            Issue.record("\(error(EMFILE))")
            return
        }
    }

    @Test func eachSaysWhatToDo() {
        let taken = DashboardError.addressInUse(.loopbackIPv6, port: 8080)
        #expect("\(taken)" == "somebody listens at [::1]:8080 already")
        #expect(taken.hint?.contains("--port") == true)
        #expect(DashboardError.badTLS(said: "").description.contains("it was not said why"))
        #expect(DashboardError.unable(said: "too few").description.hasSuffix(": too few"))
        #expect(DashboardError.noSuchAddress(.loopback).hint != nil)
        #expect(DashboardError.notPermitted(.loopback, port: 80).hint != nil)
    }
}
