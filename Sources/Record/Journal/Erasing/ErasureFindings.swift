import Domain
import JSON
import Platform

/// What `erased.json` of a directory comes to as findings: notes, for nothing is wrong.
enum ErasureFindings {
    static func findings(in directory: String, on disk: any Disk) throws(JournalError) -> [Finding] {
        let path = PathRules.join(directory, ErasedRecord.fileName)
        guard try onDisk({ () throws(PlatformError) in try disk.exists(path) }) else { return [] }
        let record: ErasedRecord
        do { record = try ErasedRecord.read(path, on: disk) } catch {
            return [Finding(.damaged, ErasedRecord.fileName, "\(error)")]
        }
        return record.erasures.flatMap { erasure in erasure.files.map { finding($0, erasure) } }
    }

    private static func finding(_ file: ErasedFile, _ erasure: ErasedRecord.Erasure) -> Finding {
        let places = file.placeCount == 1 ? "1 place" : "\(file.placeCount) places"
        let bytes = file.byteCount == 1 ? "1 byte" : "\(file.byteCount) bytes"
        return Finding(
            .note,
            file.name,
            "\(bytes) in \(places) were erased on \(erasure.at.iso) by roost erase (\(erasure.session))",
            offset: file.ranges.first?.lowerBound,
            length: file.ranges.first.map { $0.upperBound - $0.lowerBound }
        )
    }
}
