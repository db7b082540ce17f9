import Control
import Journal
import Platform

/// What lies outside of the server, and comes in here.
struct WebSources {
    var record: RecordPaths
    var folder: WebFolder
    /// The program that answers most questions, and how it is begun.
    var program: String
    var environment: Environment
    /// The daemon's socket, and who asks there.
    var socket: String
    var client: Hello.Client
    var uid: UInt32
    var disk: any Disk
    var clock: any Clock
    var processes: any Processes
}
