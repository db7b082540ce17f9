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

    init(
        record: RecordPaths,
        folder: WebFolder,
        program: String,
        environment: Environment,
        socket: String,
        client: Hello.Client,
        uid: UInt32,
        disk: any Disk,
        clock: any Clock,
        processes: any Processes
    ) {
        self.record = record
        self.folder = folder
        self.program = program
        self.environment = environment
        self.socket = socket
        self.client = client
        self.uid = uid
        self.disk = disk
        self.clock = clock
        self.processes = processes
    }

    var home: HomePaths { record.home }
}
