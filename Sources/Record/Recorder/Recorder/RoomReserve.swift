import Domain
import Journal
import Platform

/// A little room on the disk, held for the hour when it is full: given back, it lets the record say so.
struct RoomReserve {
    static let fileName = ".room"
    static let bytesCount: Int64 = 64 << 10

    private let path: String
    private let disk: any Disk
    private var isTaken = false

    init(_ paths: RunPaths, _ disk: any Disk) {
        path = "\(paths.directory)/\(Self.fileName)"
        self.disk = disk
    }

    mutating func take() {
        guard !isTaken else { return }
        let taken: Void? = Deliberate.ignore(
            because: "a disk that has no room for it, or cannot hold any, is used without"
        ) { () throws(PlatformError) in
            let file = try disk.openFile(path, .write)
            try disk.reserve(Self.bytesCount, in: file)
        }
        isTaken = taken != nil
        if !isTaken { remove() }
    }

    mutating func give() {
        guard isTaken else { return }
        remove()
        isTaken = false
    }

    private func remove() {
        Deliberate.ignore(because: "what is not there takes no room") {
            () throws(PlatformError) in try disk.remove(path)
        }
    }
}
