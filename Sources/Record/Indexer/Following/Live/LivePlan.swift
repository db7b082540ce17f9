import Control
import Decoding
package import Domain
import Glibc
package import Journal
package import Platform

/// To whom the index tells facts of live runs, and what of their text is one.
package struct LivePlan: Sendable {
    let socket: String
    let hello: Hello
    let uid: UInt32
    let calendar: LocalCalendar

    package init(
        home: HomePaths,
        version: String,
        environment: Environment,
        calendar: LocalCalendar = LocalCalendar(),
        process: ProcessIdentity? = nil
    ) throws(IndexerError) {
        uid = geteuid()
        do throws(ControlError) {
            // With its links followed, so that whoever listens there has the same name for it.
            let home = FilePath.resolvedAhead(home.root)
            socket = try ControlAddress(ofHome: home, uid: uid, environment: environment).path
        } catch { throw .control(error) }
        let known = if let process { process } else { try Self.own() }
        hello = Hello(.index(known), version: version)
        self.calendar = calendar
    }

    private static func own() throws(IndexerError) -> ProcessIdentity {
        let found = try IndexerError.onDisk { () throws(PlatformError) in
            try SystemProcesses().identity(of: ProcessIdentity.ownPID)
        }
        return found ?? ProcessIdentity(boot: "", pid: ProcessIdentity.ownPID, startTicks: 0)
    }
}
