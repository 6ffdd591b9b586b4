//! A hand at a real browser: opens pages, fills fields by name, presses buttons, and has axe look at every page.
use crate::browser;
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::{
    RequestData, SessionId, common::command::FormatRequestData, error::WebDriverResult, prelude::*,
};

/// As narrow as a page has to fit, in pixels: a small telephone, or 1280 pixels at four times their size.
pub const NARROW: u32 = 320;

/// A browser session with a viewport of 1280 pixels, or a narrow one.
pub struct Hand {
    pub driver: WebDriver,
    address: String,
}

/// A command to the browser itself.
#[derive(Debug)]
struct ToBrowser(&'static str, Value);

impl FormatRequestData for ToBrowser {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let Self(command, parameters) = self;
        let path = format!("/session/{session}/goog/cdp/execute");
        let body = json!({ "cmd": command, "params": parameters });
        RequestData::new(Method::POST, path).add_body(body)
    }
}

impl Hand {
    /// `None` where there is no Chromium.
    pub async fn at(address: &str, javascript: bool) -> Option<Self> {
        let driver = browser::driver(javascript, 1280, 900, false).await?;
        Some(Self {
            driver,
            address: address.to_owned(),
        })
    }

    /// A telephone in the dark; `None` where there is no Chromium.
    pub async fn narrow_at(address: &str) -> Option<Self> {
        let driver = browser::driver(true, NARROW, 800, true).await?;
        Some(Self {
            driver,
            address: address.to_owned(),
        })
    }

    /// Opens an address of the portal.
    pub async fn open(&self, path: &str) -> WebDriverResult<()> {
        let path = path.strip_prefix(&self.address).unwrap_or(path);
        self.driver.goto(format!("{}{path}", self.address)).await?;
        self.look().await
    }

    /// The path of the page that is open.
    pub async fn path(&self) -> WebDriverResult<String> {
        let url = self.driver.current_url().await?;
        Ok(url.path().to_owned())
    }

    async fn find(&self, css: &str) -> WebDriverResult<WebElement> {
        self.driver.find(By::Css(css)).await
    }

    /// Types into the field of that name.
    pub async fn fill(&self, name: &str, text: &str) -> WebDriverResult<()> {
        let field = self
            .find(&format!("main [name='{name}']:not([type=hidden])"))
            .await?;
        field.clear().await?;
        field.send_keys(text).await
    }

    /// Ticks this choice of that name.
    pub async fn tick(&self, name: &str, value: &str) -> WebDriverResult<()> {
        let choice = self
            .find(&format!(
                "main input[name='{name}'][value='{value}']:not([type=hidden])"
            ))
            .await?;
        if !choice.is_selected().await? {
            choice.click().await?;
        }
        Ok(())
    }

    /// Takes the tick away again.
    pub async fn untick(&self, name: &str, value: &str) -> WebDriverResult<()> {
        let choice = self
            .find(&format!(
                "main input[name='{name}'][value='{value}']:not([type=hidden])"
            ))
            .await?;
        if choice.is_selected().await? {
            choice.click().await?;
        }
        Ok(())
    }

    /// Picks from the list of that name.
    pub async fn pick(&self, name: &str, value: &str) -> WebDriverResult<()> {
        self.find(&format!(
            "main select[name='{name}'] option[value='{value}']"
        ))
        .await?
        .click()
        .await
    }

    /// Presses a button or follows a link, and has axe look at the page that comes.
    pub async fn press(&self, css: &str) -> WebDriverResult<()> {
        let target = self.find(css).await?;
        target.scroll_into_view().await?;
        target.click().await?;
        self.look().await
    }

    /// The text of an element.
    pub async fn text(&self, css: &str) -> WebDriverResult<String> {
        self.find(css).await?.text().await
    }

    /// Whether the page has such an element.
    pub async fn has(&self, css: &str) -> WebDriverResult<bool> {
        Ok(!self.driver.find_all(By::Css(css)).await?.is_empty())
    }

    /// An attribute of an element, or its present value.
    pub async fn value(&self, css: &str) -> WebDriverResult<String> {
        Ok(self.find(css).await?.value().await?.unwrap_or_default())
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> WebDriverResult<()> {
        self.open("/signin").await?;
        self.fill("email", email).await?;
        self.fill("password", password).await?;
        self.press("main form button.primary").await
    }

    pub async fn sign_out(&self) -> WebDriverResult<()> {
        self.press("header form[action='/signout'] button").await
    }

    /// Tells the browser itself what its driver has no command for.
    pub async fn tell(&self, command: &'static str, parameters: Value) -> WebDriverResult<()> {
        let told = self.driver.cmd(ToBrowser(command, parameters)).await;
        told.map(|_| ())
    }

    /// Gives the page a viewport of so many pixels, without scroll bars.
    pub async fn widen(&self, width: u32) -> WebDriverResult<()> {
        let hidden = json!({ "hidden": true });
        self.tell("Emulation.setScrollbarsHidden", hidden).await?;
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", size).await
    }

    /// Nothing is wrong with the page for people who see, hear or move differently.
    async fn look(&self) -> WebDriverResult<()> {
        let found = browser::axe(&self.driver).await;
        let path = self.path().await?;
        let found: Vec<_> = found
            .iter()
            .map(|v| format!("{}: {} at {:?}", v.id, v.help, v.targets))
            .collect();
        assert!(found.is_empty(), "axe on {path}: {found:#?}");
        Ok(())
    }
}
