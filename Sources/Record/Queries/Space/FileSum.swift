/// What some files take: their own lengths, each name counted.
package struct FileSum: Hashable, Sendable {
    package var bytes: Int64 = 0
    package var files: Int64 = 0
    /// Files and folders that could not be looked at.
    package var unreadable: Int64 = 0

    package init() {}

    package init(bytes: Int64, files: Int64, unreadable: Int64 = 0) {
        self.bytes = bytes
        self.files = files
        self.unreadable = unreadable
    }

    init(_ sums: some Sequence<FileSum>) {
        for sum in sums { add(sum) }
    }

    mutating func add(_ other: FileSum) {
        bytes += other.bytes
        files += other.files
        unreadable += other.unreadable
    }
}
