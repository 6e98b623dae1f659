import Crypto

/// The look of the pages that work without JavaScript. Its address holds a digest of it, so that browsers may keep it for ever.
enum Stylesheet {
    static let path: String = {
        let digest = SHA256.hash(data: Array(text.utf8)).prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return "/assets/pages-\(digest.joined()).css"
    }()

    static let text = """
        :root { color-scheme: light dark; --ink: #1b2430; --quiet: #5b6675; --paper: #f6f7f9; --card: #ffffff; --line: #dfe3e8;
          --accent: #1f5fbf; --accent-ink: #ffffff; --alarm: #b3261e; --alarm-paper: #fdecea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --quiet: #9aa5b4; --paper: #12161c; --card: #1a2028; --line: #2c3541;
          --accent: #7db0ff; --accent-ink: #0b1420; --alarm: #ff8a80; --alarm-paper: #3a1d1b; } }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        header { display: flex; justify-content: space-between; align-items: center; padding: 16px 24px; }
        header .name { font-weight: 600; letter-spacing: .02em; }
        main { width: 100%; max-width: 440px; margin: auto; padding: 16px 24px 64px; }
        main.wide { max-width: 760px; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 32px; }
        h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; }
        h2 { font-size: 16px; margin: 32px 0 8px; }
        p { margin: 0 0 16px; }
        .quiet { color: var(--quiet); }
        label { display: block; margin: 16px 0 4px; font-size: 14px; font-weight: 500; }
        input { width: 100%; padding: 8px 12px; min-height: 44px; font: inherit; color: inherit; background: var(--paper);
          border: 1px solid var(--line); border-radius: 8px; }
        input:focus-visible, button:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        .hint { font-size: 13px; color: var(--quiet); margin: 4px 0 0; }
        button { width: 100%; min-height: 44px; margin-top: 24px; padding: 8px 16px; font: inherit; font-weight: 600; cursor: pointer;
          color: var(--accent-ink); background: var(--accent); border: 0; border-radius: 8px; }
        button.plain { width: auto; margin: 0; color: var(--accent); background: none; font-weight: 500; }
        .alarm { color: var(--alarm); background: var(--alarm-paper); border-radius: 8px; padding: 12px 16px; margin: 16px 0 0; }
        a { color: var(--accent); }
        table { width: 100%; border-collapse: collapse; font-size: 14px; }
        td { padding: 8px 16px 8px 0; border-top: 1px solid var(--line); vertical-align: top; }
        code { font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, monospace; overflow-wrap: anywhere; }
        pre { margin: 0; padding: 12px 16px; overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
        """
}
