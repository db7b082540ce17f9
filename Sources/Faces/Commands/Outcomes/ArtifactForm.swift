import Domain
import Journal
import Platform

/// How something that a run leaves behind is given on a command line: `NAME=PATH`.
enum ArtifactForm {
    private static let nameBytesMax = 128

    static let form = ValueForm(placeholder: "NAME=PATH") { (text: String) throws(ValueFault) in
        guard let pair = NamedText(text), pair.name.utf8.count <= nameBytesMax, SafeText.of(pair.name) == pair.name
        else { throw ValueFault(expected: "a name of at most \(nameBytesMax) bytes, \"=\" and a path") }
        return pair
    }

    /// What the path leads to must be there: whoever reads of it later cannot tell what was meant.
    static func artifact(_ pair: NamedText, on disk: any Disk) throws(CommandError) -> Artifact {
        let path = FilePath.resolved(pair.text)
        let status: FileStatus?
        do throws(PlatformError) { status = try disk.status(of: path) } catch { throw .platform(error) }
        guard let status else { throw .notFound(kind: "file or folder", text: pair.text, similar: []) }
        let kind: ArtifactKind = status.kind == .folder ? .directory : .artifact
        return Artifact(name: pair.name, kind: kind, path: path, description: "")
    }
}
