import Domain

/// Text within a page: nothing of it is taken for markup.
enum PageText {
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // HTML knows no way to write NUL.
            case "\u{0}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// All that stands before the body. Nothing may be loaded or run, whatever the body holds.
    static func head(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(escaped(title))</title>
        <style>
        \(style)
        </style>
        </head>
        """
    }

    /// A styled text, its colours by the sixteen names and otherwise as they are.
    static func inline(_ styled: StyledText) -> String {
        var text = ""
        var place = 0
        for span in styled.spans {
            text += escaped(part(styled, place..<span.range.lowerBound))
            let words = escaped(part(styled, span.range))
            text += "<span\(attributes(span.style))>\(words)</span>"
            place = span.range.upperBound
        }
        return text + escaped(part(styled, place..<styled.utf8.count))
    }

    private static func part(_ styled: StyledText, _ range: Range<Int>) -> String {
        String(decoding: styled.utf8[range], as: UTF8.self)
    }

    private static func attributes(_ style: TextStyle) -> String {
        var classes: [String] = []
        let names: [(TextStyle.Traits, String)] = [
            (.bold, "b"), (.dim, "d"), (.italic, "i"), (.underline, "u"), (.reverse, "r"),
        ]
        for (trait, name) in names where style.traits.contains(trait) { classes.append(name) }
        var exact = ""
        switch style.foreground {
        case .indexed(let number) where number < 16: classes.append("c\(number % 8)")
        case .exact(let red, let green, let blue): exact = " style=\"color:rgb(\(red),\(green),\(blue))\""
        case .indexed, nil: break
        }
        return (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"") + exact
    }

    static let style = """
        :root{color-scheme:light dark;--fg:#1c2024;--bg:#fff;--dim:#62696f;--card:#f4f5f7;--line:#d9dce0;--add:#116329;\
        --addbg:#dafbe1;--del:#a40e26;--delbg:#ffebe9;--blue:#0550ae}
        @media(prefers-color-scheme:dark){:root{--fg:#e3e6e9;--bg:#15181b;--dim:#949ba3;--card:#1f2327;--line:#383d43;\
        --add:#7ee2a0;--addbg:#12351f;--del:#ff9a94;--delbg:#43191b;--blue:#79b8ff}}
        body{margin:0 auto;max-width:62rem;padding:1rem;font:15px/1.5 system-ui,sans-serif;color:var(--fg);\
        background:var(--bg)}
        h1{font-size:1.3rem;margin:0}h2{font-size:1rem;margin:1.6rem 0 .4rem;border-top:1px solid var(--line);\
        padding-top:.6rem}
        h2.user{color:var(--blue)}small,time,header p,footer,.notice,.d{color:var(--dim)}time{float:right}
        pre{margin:.3rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace}
        .said pre{font:inherit}.tool-call,.tool-result,.thinking,.notice{margin:.4rem 0;padding:.4rem .7rem;\
        border-radius:6px}
        .tool-call,.tool-result{background:var(--card);border:1px solid var(--line)}.failed{border-color:var(--del)}
        .within{margin-left:2rem}p{margin:0}nav{margin:1rem 0;border:1px solid var(--line);border-radius:6px;\
        padding:.4rem .8rem}
        nav ol{margin:.4rem 0;max-height:20rem;overflow:auto}a{color:inherit}li.failed a{color:var(--del)}
        ins,del{text-decoration:none;display:inline-block;width:100%}ins{color:var(--add);background:var(--addbg)}
        del{color:var(--del);background:var(--delbg)}footer{margin-top:2rem;border-top:1px solid var(--line);\
        padding-top:.6rem}
        .b{font-weight:600}.i{font-style:italic}.u{text-decoration:underline}.r{filter:invert(1)}
        .c1{color:var(--del)}.c2{color:var(--add)}.c3{color:#9a6700}.c4{color:var(--blue)}.c5{color:#8250df}\
        .c6{color:#1b7c83}
        """
}
