import Platform
import TestSupport

/// A program `gh` on a PATH of its own, which writes down how it was called and knows of the pull requests that it
/// opened.
struct StandInGitHub {
    let folder: String

    init(in home: TemporaryHome) throws {
        folder = home.path("gh-program")
        try SystemDisk().makeFolders(folder)
        let script = """
            #!/bin/sh
            folder='\(folder)'
            echo "$*" >> "$folder/calls"
            if [ -e "$folder/broken" ]; then echo "not logged in" >&2; exit 4; fi
            case "$1 $2" in
            "pr list") cat "$folder/open" 2>/dev/null || echo '[]' ;;
            "pr create")
                cat > "$folder/body"
                echo '[{"number":7,"url":"https://github.com/acme/web/pull/7","state":"OPEN"}]' > "$folder/open"
                echo "Creating pull request"
                echo "https://github.com/acme/web/pull/7" ;;
            *) exit 2 ;;
            esac
            """
        try Programs.make("\(folder)/gh", script)
    }

    var path: String { "\(folder):\(Environment.current()["PATH"] ?? "/usr/bin:/bin")" }

    func text(_ name: String) throws -> String {
        guard try SystemDisk().exists("\(folder)/\(name)") else { return "" }
        return String(decoding: try SystemDisk().readAll("\(folder)/\(name)", bytesMax: 1 << 20), as: UTF8.self)
    }

    func calls() throws -> [String] { try text("calls").split(separator: "\n").map(String.init) }

    func breakDown() throws { try SystemDisk().replaceFile("\(folder)/broken", with: []) }
}
