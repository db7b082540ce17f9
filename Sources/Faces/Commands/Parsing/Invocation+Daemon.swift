import Control
import Domain
import Glibc
import Platform

extension Invocation {
    /// A connection to the daemon of the home that has said hello.
    func daemon(upTo limit: Duration) throws(CommandError) -> ControlClient {
        let (path, client) = try daemonEnd()
        return try withDaemon { () throws(ControlError) in
            try ControlClient(to: path, as: client, uid: geteuid(), clock: clock, upTo: limit)
        }
    }

    /// Where the daemon of the home listens, and who asks.
    func daemonEnd() throws(CommandError) -> (path: String, client: Hello.Client) {
        let root = try home()
        let found: ProcessIdentity?
        do throws(PlatformError) { found = try SystemProcesses().identity(of: ProcessIdentity.ownPID) } catch {
            throw .platform(error)
        }
        guard let identity = found else {
            throw .failed("this process cannot be looked at in /proc", hint: "mount /proc")
        }
        return try withDaemon { () throws(ControlError) in
            let address = try ControlAddress(ofHome: root, uid: geteuid(), environment: environment)
            return (address.path, Hello.Client(.known(.command), identity: identity))
        }
    }
}

/// Speaks to the daemon; what comes in between becomes an error of the command.
func withDaemon<Result>(_ body: () throws(ControlError) -> Result) throws(CommandError) -> Result {
    do { return try body() } catch { throw .control(error) }
}
